import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Two builds into one folder: the pages with shared chunks, and the widget as one file that any page can load. */
export default defineConfig({
  root: here("."),
  build: { target: "es2022", modulePreload: { polyfill: false }, reportCompressedSize: false },
  environments: {
    client: {
      build: { emptyOutDir: true, rolldownOptions: { input: [here("index.html"), here("console.html")] } },
    },
    widget: {
      consumer: "client",
      define: { "process.env.NODE_ENV": '"production"' },
      build: {
        emptyOutDir: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: here("widget/countersign-widget.ts"),
          preserveEntrySignatures: "allow-extension",
          output: { entryFileNames: "widget.js", codeSplitting: false },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ["client", "widget"]) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
    },
  },
});
