declare global {
  interface Window {
    /** Ends the game that runs and starts it again. */
    remount?: () => Promise<void>;
    /** Receives the time of each start of a game, in milliseconds since the navigation. */
    reportStart(milliseconds: number): void;
    createUnityInstance?: (...args: unknown[]) => Promise<unknown>;
  }
}

export {};
