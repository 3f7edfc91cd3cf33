import type { Scene } from "../../hostile/scene.ts";

/** A scripted attack: what the hostile side tries, in one sentence, and the program that tries it. */
export interface Attack {
  readonly name: string;
  /** What must hold all the same. */
  readonly sentence: string;
  /** It moves the clock, switches something off or counts what others do too: nothing runs beside it. */
  readonly alone?: true;
  /** Fails by `scene.expect`, or by throwing. */
  run(scene: Scene): Promise<void>;
}
