import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Unity, useUnityContext } from 'react-unity-webgl';
import { readConfig, rootElement } from './peer-config.ts';

const config = readConfig();

function Game() {
  const { unityProvider } = useUnityContext(config);
  return <Unity unityProvider={unityProvider} style={{ width: 960, height: 600 }} />;
}

/** Shows the game; each remount unmounts the one that runs and mounts another. */
function App() {
  const [round, setRound] = useState(0);
  useEffect(() => {
    window.remount = async () => {
      setRound((current) => current + 1);
      return performance.now();
    };
  }, []);
  return <Game key={round} />;
}

createRoot(rootElement()).render(<App />);
