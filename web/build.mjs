// Bundles the browser code into dist, with a compressed twin of each file. `cargo xtask web --bundle` runs this and
// writes down what it was built from.
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

const here = import.meta.dirname;
await build({
  absWorkingDir: here,
  entryPoints: ['src/live.js'],
  outdir: 'dist',
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome100', 'firefox100', 'safari15'],
  banner: {
    js: '/* phoenix 1.8.16, phoenix_live_view 1.1.32: (c) Chris McCord, MIT; morphdom: (c) Patrick Steele-Idem, MIT */',
  },
  legalComments: 'none',
});
const bytes = readFileSync(`${here}/dist/live.js`);
writeFileSync(`${here}/dist/live.js.br`, brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
}));
