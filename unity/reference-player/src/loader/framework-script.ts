import type { PlayerModule } from '../module.ts';
import { fetchDecompressed } from './decompress.ts';
import { showBanner } from './errors.ts';

declare const DECOMPRESSION_FALLBACK: boolean;

declare global {
  /** What the framework script leaves behind; the loader takes it away again. */
  var unityFramework: ((Module: PlayerModule) => Promise<PlayerModule>) | null | undefined;
}

/** Appends the framework as a classic script and runs it. */
export async function loadFramework(Module: PlayerModule): Promise<void> {
  const started = performance.now();
  const src = DECOMPRESSION_FALLBACK ? await fallbackUrl(Module) : Module.frameworkUrl;
  const script = document.createElement('script');
  script.src = src;
  script.onload = () => {
    const framework = globalThis.unityFramework;
    globalThis.unityFramework = null;
    script.onload = null;
    if (!framework) {
      const hint = /\.(br|gz)$/.test(Module.frameworkUrl)
        ? 'The file is compressed: check that the server sends the Content-Encoding header that belongs to it.'
        : 'Check that the file is whole and that no Content-Encoding header is sent with it.';
      return showBanner(Module, `Unable to parse ${Module.frameworkUrl}! ${hint}`, 'error');
    }
    Module.timings.codeDownloaded = performance.now() - started;
    framework(Module);
  };
  script.onerror = () => {
    showBanner(
      Module,
      `Unable to load file ${Module.frameworkUrl}! Check that the file exists on the server.`,
      'error',
    );
  };
  document.body.appendChild(script);
  Module.deinitializers.push(() => script.remove());
}

/** As Unity's fallback loader does: the code is decoded in the page, the script runs from a blob address. */
async function fallbackUrl(Module: PlayerModule): Promise<string> {
  const [framework, code] = await Promise.all([
    fetchDecompressed(Module.frameworkUrl),
    fetchDecompressed(Module.codeUrl),
  ]);
  Module.wasmBinary = code;
  return URL.createObjectURL(new Blob([framework], { type: 'text/javascript' }));
}
