import { LANGUAGES } from "../../agent/languages/language.ts";
import { checkerOf } from "../../guardrails/grounding/grounding.ts";
import type { Grounds } from "../../guardrails/grounding/grounds.ts";
import { createRandom } from "../../odoo/sandbox/dataset/random.ts";
import type { Program } from "../../server/program.ts";
import { percent } from "../median.ts";
import type { RunResult } from "../suite.ts";
import { modelWording } from "./model-wording.ts";
import { MUTATIONS, type MutationKind, mutate } from "./mutate.ts";
import { textOf } from "./pieces.ts";
import { loadPlaybookWording } from "./playbook-wording.ts";
import { gatherScenes, type Scene } from "./scenes.ts";

const SCENES_PER_ANSWER = 0.5;
const MOST_SHOWN = 12;

export interface GroundingRun {
  readonly program: Program;
  readonly seed: number;
  readonly answers: number;
  /** Called with each lie that passed and each truth that did not, for whoever tunes. */
  readonly onMiss?: (kind: MutationKind | "clean", answer: string, unsupported: readonly string[]) => void;
}

interface Tally {
  tried: number;
  caught: number;
}

/** Tells the truth and then one lie of each kind about real look-ups, and counts what the check makes of both. */
export async function runGrounding({ program, seed, answers, onMiss }: GroundingRun): Promise<RunResult> {
  const playbookWording = await loadPlaybookWording();
  const random = createRandom(`grounding ${seed}`);
  const { scenes, world } = await gatherScenes(program, Math.ceil(answers * SCENES_PER_ANSWER), random);
  const tallies = new Map<MutationKind, Tally>(MUTATIONS.map((kind) => [kind, { tried: 0, caught: 0 }]));
  const alarms: string[] = [];
  let clean = 0;
  for (let index = 0; index < answers; index += 1) {
    const scene = scenes[index % scenes.length];
    if (!scene) throw new TypeError("No look-up succeeded, so there is nothing to say.");
    const ours = index < scenes.length;
    const pieces = ours ? playbookWording.pieces(scene) : modelWording(scene, random);
    const truth = textOf(pieces);
    if (truth.trim() === "") continue;
    clean += 1;
    const checkLie = checkerOf(groundsOf(scene, true));
    const checkOurs = checkerOf(groundsOf(scene, false));
    const raise = (text: string, unsupported: readonly string[]) => {
      if (unsupported.length === 0) return;
      alarms.push(`${unsupported.join("; ")} in: ${text.slice(0, 300)}`);
      onMiss?.("clean", text, unsupported);
    };
    const found = (ours ? checkOurs : checkLie)(truth).unsupported;
    raise(truth, found);
    for (const language of ours ? LANGUAGES.filter((one) => one !== "en") : []) {
      clean += 1;
      const { text, told } = playbookWording.textIn(language, scene);
      raise(text, checkerOf({ ...groundsOf(scene, false), told })(text).unsupported);
    }
    for (const kind of MUTATIONS) {
      const lie = mutate(kind, pieces, scene, world, random);
      const tally = tallies.get(kind);
      // What the playbook says of itself is ours; its deeds are checked where a model could have written them.
      if (lie === undefined || !tally) continue;
      tally.tried += 1;
      const unsupported = checkLie(lie).unsupported;
      if (unsupported.some((one) => !found.includes(one))) tally.caught += 1;
      else onMiss?.(kind, lie, unsupported);
    }
  }
  return resultOf(clean, alarms, tallies);
}

function groundsOf({ looked, today }: Scene, checkNames: boolean): Grounds {
  return {
    facts: looked.flatMap(({ facts }, result) => facts.map((fact) => ({ ...fact, result }))),
    said: looked.flatMap(({ args }) => Object.values(args)),
    today,
    checkNames,
  };
}

const BOUNDS: { readonly [group: string]: number } = { numeric: 0.99, date: 0.99, reference: 0.99, entity: 0.97 };
const MOST_ALARMS = 0.01;

function resultOf(clean: number, alarms: readonly string[], tallies: ReadonlyMap<MutationKind, Tally>): RunResult {
  const figures: Record<string, string> = { "clean answers": String(clean), "false alarms": `${alarms.length} (${percent(alarms.length / clean)})` };
  for (const [kind, { tried, caught }] of tallies)
    figures[kind] = tried === 0 ? "none could be told" : `${caught} of ${tried} caught (${percent(caught / tried)})`;
  const failures: string[] = [];
  for (const [group, bound] of Object.entries(BOUNDS)) {
    const own = [...tallies].filter(([kind]) => kind.startsWith(group)).map(([, tally]) => tally);
    const tried = own.reduce((sum, tally) => sum + tally.tried, 0);
    const caught = own.reduce((sum, tally) => sum + tally.caught, 0);
    figures[`all ${group}`] = `${caught} of ${tried} caught (${percent(caught / tried)}, wanted ${percent(bound)})`;
    if (!(caught / tried >= bound)) failures.push(`Only ${percent(caught / tried)} of the ${group} lies were caught; wanted ${percent(bound)}.`);
  }
  if (!(alarms.length / clean <= MOST_ALARMS)) failures.push(`${percent(alarms.length / clean)} of the true answers were held back.`);
  return { figures, failures: [...failures, ...(failures.length > 0 ? alarms.slice(0, MOST_SHOWN) : [])] };
}
