import { checkProject } from './checks/check-project.ts';

const problems = await checkProject(import.meta.dirname);
for (const problem of problems) console.error(problem);
console.log(
  `unity: ${problems.length === 0 ? 'nothing is wrong' : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`} as far as can be seen without Unity`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
