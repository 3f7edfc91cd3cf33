import { boundedCount } from "../bounded-count.ts";
import { runGrounding } from "../grounding/run-grounding.ts";
import type { Suite } from "../suite.ts";
import { temporaryProgram } from "../temporary-program.ts";

const suite: Suite = {
  name: "grounding",
  description: "true answers in several languages and notations, and one lie of each kind in each of them",
  options: { answers: "500", show: "0" },
  async run({ seed, options, config, out }) {
    const answers = boundedCount(options["answers"], "--answers", 20_000);
    let left = Number(options["show"]);
    const { program, dispose } = await temporaryProgram({ ...config, logLevel: "silent" }, "embedded");
    try {
      return await runGrounding({
        program,
        seed,
        answers,
        onMiss(kind, answer, unsupported) {
          if (left-- > 0) out(`--- ${kind}${unsupported.length > 0 ? `: ${unsupported.join("; ")}` : ""}\n${answer}`);
        },
      });
    } finally {
      await dispose();
    }
  },
};

export default suite;
