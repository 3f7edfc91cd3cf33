import type { Trigger } from "./registry.ts";
import { pointingTo, rowOf, type World } from "./world.ts";

/** Notes that fields of a record changed, so that the stored values computed from them are due. */
export function changed(world: World, model: string, id: number, fields: readonly string[]): void {
  const triggers = world.registry.triggers.get(model);
  if (!triggers) return;
  for (const field of fields) {
    for (const trigger of triggers.get(field) ?? []) markDue(world, trigger.key, leadingTo(world, trigger, id));
  }
}

/** Before relations change: a function that afterwards marks the records which the old relations led to; undefined when none do. */
export function changing(world: World, model: string, id: number, fields: readonly string[]): (() => void) | undefined {
  const triggers = world.registry.triggers.get(model);
  const definition = world.registry.models.get(model);
  if (!triggers || !definition) return undefined;
  const found: [string, readonly number[]][] = [];
  for (const field of fields) {
    const type = definition.fields.get(field)?.type;
    if (type !== "many2one" && type !== "many2many") continue;
    for (const trigger of triggers.get(field) ?? []) {
      const ids = leadingTo(world, trigger, id);
      if (ids.length > 0) found.push([trigger.key, ids]);
    }
  }
  if (found.length === 0) return undefined;
  return () => {
    for (const [key, ids] of found) markDue(world, key, ids);
  };
}

export function markDue(world: World, key: string, ids: readonly number[]): void {
  if (ids.length === 0) return;
  const due = world.due.get(key);
  if (due) for (const one of ids) due.add(one);
  else world.due.set(key, new Set(ids));
}

/** The trigger's records whose path leads to the record that changed. */
function leadingTo(world: World, { back }: Trigger, changedId: number): readonly number[] {
  if (back.length === 0) return [changedId];
  let ids: readonly number[] = [changedId];
  for (const { kind, model, field } of back) {
    const next: number[] = [];
    for (const id of ids) {
      if (kind === "index") {
        for (const one of pointingTo(world, model, field, id)) next.push(one);
        continue;
      }
      const held = rowOf(world, model, id)?.[field];
      if (typeof held === "number") next.push(held);
      else if (Array.isArray(held)) next.push(...held);
    }
    if (next.length === 0) return next;
    ids = next.length > 1 && ids.length > 1 ? [...new Set(next)] : next;
  }
  return ids;
}
