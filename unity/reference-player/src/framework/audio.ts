import type { PlayerModule } from '../module.ts';
import type { Listeners } from './listeners.ts';

/** The sound of footsteps. */
export interface Footsteps {
  volume: number;
  step(side: 'left' | 'right'): void;
}

/**
 * Opens an AudioContext at start, before any gesture, and never closes it, as Unity does: it outlives Quit. It sounds
 * from the first gesture of the visitor on.
 */
export function openAudio(Module: PlayerModule, listeners: Listeners): Footsteps {
  const context = new AudioContext();
  // Holds the module for as long as the context lives.
  context.onstatechange = () => {
    if (context.state === 'running' && Module.shouldQuit)
      Module.print('The AudioContext outlived the player.');
  };
  const resume = (): void => {
    if (context.state === 'suspended') context.resume();
  };
  for (const type of ['mousedown', 'touchstart', 'keydown'])
    listeners.add(window, type, resume, { capture: true });

  const thud = softThud(context);
  const footsteps: Footsteps = {
    volume: 0.12,
    step(side) {
      if (context.state !== 'running' || footsteps.volume <= 0) return;
      const source = new AudioBufferSourceNode(context, {
        buffer: thud,
        playbackRate: 0.95 + Math.random() * 0.1,
      });
      const gain = new GainNode(context, { gain: footsteps.volume });
      const pan = new StereoPannerNode(context, { pan: side === 'left' ? -0.15 : 0.15 });
      source.connect(gain).connect(pan).connect(context.destination);
      source.start();
    },
  };
  return footsteps;
}

/** A tenth of a second of low-passed, quickly decaying noise. */
function softThud(context: AudioContext): AudioBuffer {
  const buffer = context.createBuffer(1, Math.round(context.sampleRate * 0.1), context.sampleRate);
  const samples = buffer.getChannelData(0);
  let low = 0;
  for (let i = 0; i < samples.length; i++) {
    const seconds = i / context.sampleRate;
    low += 0.06 * (Math.random() * 2 - 1 - low);
    const attack = Math.min(1, seconds / 0.004);
    samples[i] = low * 3 * attack * Math.exp(-seconds * 55);
  }
  return buffer;
}
