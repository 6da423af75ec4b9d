declare global {
  interface Window {
    /**
     * Ends the game that runs and starts it again. Resolves with the moment when it begins to start, as of
     * `performance.now()`: how long a game takes to end is up to the game.
     */
    remount?: () => Promise<number>;
    /** Receives the time of each start of a game, in milliseconds since the navigation. */
    reportStart(milliseconds: number): void;
    createUnityInstance?: (...args: unknown[]) => Promise<unknown>;
  }
}

export {};
