import { defineConfig } from 'astro/config';

// What differs per build (content, moment, address, output) comes from scripts/site-builder.ts.
export default defineConfig({
  srcDir: './src/site',

  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
});
