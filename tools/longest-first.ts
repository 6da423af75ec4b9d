import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests that build projects and open browsers, by their paths. */
const LONG =
  /\/test\/(?:browser|service-worker|react|astro|starlight)\/|site\/test\/(?:demo|browser-walk|docs|motion-clip)|reference-player\/test\//;

/** The order of the test files: the long ones first, so that no core waits for one of them at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
