import { builds } from 'astro-unity:builds';
import { type ForwardedRef, forwardRef, type ReactNode, type Ref, useEffect, useState } from 'react';
import type { UnityPlayerElement } from '../client/index.ts';
import type { LoadCondition } from '../client/page/start-condition.ts';
import type { BuildName } from '../index.ts';
import { readPromise } from './read-promise.ts';
import '../client/player.css';

export interface UnityPlayerProps<Build extends BuildName = BuildName> {
  /** Name of the build, as in the `builds` of the integration's options. */
  build: Build;
  /** What the player shows, in a few words; screen readers say it. */
  title: string;
  /**
   * When it loads: near the screen (default), when the page is idle, at once, after a click, or while a media query
   * matches, as in `(min-width: 60em)`. Visitors who save data or have asked for less motion always click first.
   */
  load?: LoadCondition;
  /** Runs it in a frame of its own. Exports of Unity 2019 and older always do. */
  isolate?: boolean;
  /** Lets it go on while it is off the screen or the page is hidden; by default it rests then. */
  keepRunning?: boolean;
  /** Width and height give the box its shape before anything is loaded. Default: 960 × 600. */
  width?: number;
  height?: number;
  className?: string;
  /** The element: `start()`, `send()`, `dispose()`, `instance`. See also {@link useUnity}. */
  ref?: Ref<UnityPlayerElement<Build>>;
  /** The poster. */
  children?: ReactNode;
}

function Player(
  {
    build: name,
    title,
    load = 'visible',
    isolate = false,
    keepRunning = false,
    width = 960,
    height = 600,
    className,
    children,
  }: Omit<UnityPlayerProps, 'ref'>,
  ref: ForwardedRef<UnityPlayerElement>,
): ReactNode {
  const [isHydrated, setHydrated] = useState(false);
  useEffect(() => {
    setHydrated(true);
    void import('../client/index.ts');
  }, []);

  const packed = builds[name];
  if (!packed)
    throw new Error(
      `There is no Unity build "${name}". Add it to the builds of the astro-unity integration, which has ${Object.keys(builds).join(', ') || 'none'}.`,
    );
  return (
    <unity-player
      ref={ref}
      class={className}
      data-build={JSON.stringify(readPromise(packed))}
      data-hydrating={isHydrated ? undefined : ''}
      load={load}
      isolate={isolate ? '' : undefined}
      keep-running={keepRunning ? '' : undefined}
      role="group"
      aria-label={title}
      // The element keeps its own state and adds its own children after hydration.
      suppressHydrationWarning
    >
      <svg
        className="unity-shape"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
      />
      <div className="unity-poster">{children}</div>
    </unity-player>
  );
}

/** A Unity build in a React island. Renders on the server; the element below it does the work. */
export const UnityPlayer: <Build extends BuildName>(props: UnityPlayerProps<Build>) => ReactNode =
  // React 18 gives a component its `ref` in no other way.
  forwardRef(Player);

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'unity-player': React.DetailedHTMLProps<
        React.HTMLAttributes<UnityPlayerElement>,
        UnityPlayerElement
      > & {
        class?: string | undefined;
        load?: string;
        isolate?: string | undefined;
        'keep-running'?: string | undefined;
        'data-build'?: string;
        'data-hydrating'?: string | undefined;
      };
    }
  }
}
