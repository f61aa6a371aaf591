import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';

/**
 * The three faces and how each is built. One design, three builds: what a delegate on a phone loads knows nothing of the console,
 * and the desk can be kept by a service worker of its own. Why: docs/decisions/0006-three-builds.md.
 */
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Browsers from about 2022 on: an airport phone is not new. Newer CSS (`light-dark()`, nesting) is written down to them; what the language itself has since learnt
 * (`toSorted`, `findLast`) is not, so the types of the web know ES2022 alone and refuse it, in `src/` too where a face shares its rules (web/tsconfig.json).
 */
const target = ['chrome103', 'firefox102', 'safari15.4'];

const common = {
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  plugins: [react()],
  css: { transformer: 'lightningcss', lightningcss: { targets: { chrome: 103 << 16, firefox: 102 << 16, safari: (15 << 16) | (4 << 8) } } },
};

const build = { target, emptyOutDir: true, reportCompressedSize: false, sourcemap: false, assetsInlineLimit: 2048, modulePreload: { polyfill: false } };

/** Public face in the browser: one script and one chunk per language; the server writes the HTML and inlines the CSS. */
const publicClient = {
  ...common,
  root: at('src/public'),
  base: '/static/',
  build: { ...build, outDir: at('../dist/web/public'), assetsDir: '.', cssCodeSplit: false, manifest: 'manifest.json', rollupOptions: { input: at('src/public/client.tsx') } },
};

/** Public face on the server: everything in one file, so that it runs without node_modules. */
const publicServer = {
  ...common,
  root: at('src/public'),
  base: '/static/',
  ssr: { noExternal: true },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: { ...build, outDir: at('../dist/web/public-server'), ssr: at('src/public/server.tsx'), target: 'node20', rollupOptions: { output: { entryFileNames: 'server.js', codeSplitting: false } } },
};

const consoleFace = {
  ...common,
  root: at('src/console'),
  base: '/console/',
  build: { ...build, outDir: at('../dist/web/console'), chunkSizeWarningLimit: 900 },
};

const desk = {
  ...common,
  root: at('src/desk'),
  base: '/desk/',
  plugins: [
    react(),
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: null,
      manifest: {
        id: '/desk/',
        name: 'Convoke desk',
        short_name: 'Desk',
        start_url: '/desk/',
        scope: '/desk/',
        display: 'standalone',
        background_color: '#faf9f7',
        theme_color: '#12365b',
        icons: [{ src: '/desk/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,wasm,woff2}'],
        globIgnores: ['**/noto-sans-{latin-ext,cyrillic-ext}*'],
        maximumFileSizeToCacheInBytes: 4_000_000,
        navigateFallback: '/desk/index.html',
        navigateFallbackAllowlist: [/^\/desk(\/|$)/],
      },
    }),
  ],
  publicDir: at('src/desk/public'),
  build: { ...build, outDir: at('../dist/web/desk') },
};

/** Name of each build and its configuration. */
export const faces = { public: publicClient, 'public-server': publicServer, console: consoleFace, desk };

/** Most script that the first view of each face may load, in kB after gzip. */
export const budgets = { public: 130, console: 250, desk: 130 };
