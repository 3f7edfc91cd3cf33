import type { Trigger } from "./registry.ts";
import { pointingTo, rowOf, type World } from "./world.ts";

/**
 * Notes that fields of a record changed, so that the stored values computed from them are due. Called before a relation
 * changes with `before`, it answers a function that marks the records which the old relation led to.
 */
export function changed(world: World, model: string, id: number, fields: readonly string[], before = false): () => void {
  const found: { key: string; ids: number[] }[] = [];
  for (const field of fields) {
    if (before) {
      const type = world.registry.models.get(model)?.fields.get(field)?.type;
      if (type !== "many2one" && type !== "many2many") continue;
    }
    for (const trigger of world.registry.triggers.get(`${model} ${field}`) ?? []) {
      found.push({ key: `${trigger.model} ${trigger.field}`, ids: leadingTo(world, trigger, id) });
    }
  }
  const mark = () => {
    for (const { key, ids } of found) {
      if (ids.length === 0) continue;
      const due = world.due.get(key);
      if (due) for (const one of ids) due.add(one);
      else world.due.set(key, new Set(ids));
    }
  };
  if (!before) mark();
  return mark;
}

/** The trigger's records whose path leads to the record that changed. */
function leadingTo(world: World, trigger: Trigger, changedId: number): number[] {
  const models = [trigger.model];
  for (const step of trigger.path) models.push(world.registry.models.get(models[models.length - 1] ?? "")?.fields.get(step)?.relation ?? "");
  let ids = [changedId];
  for (let at = trigger.path.length - 1; at >= 0; at -= 1) {
    const owner = models[at] ?? "";
    const here = models[at + 1] ?? "";
    const step = trigger.path[at] ?? "";
    const field = world.registry.models.get(owner)?.fields.get(step);
    const next = new Set<number>();
    for (const id of ids) {
      if (field?.type === "one2many") {
        const value = rowOf(world, here, id)?.[field.inverse ?? ""];
        if (typeof value === "number") next.add(value);
      } else if (field?.mirrors) {
        const held = rowOf(world, here, id)?.[field.mirrors];
        if (Array.isArray(held)) for (const one of held) next.add(one);
      } else for (const one of pointingTo(world, owner, step, id)) next.add(one);
    }
    ids = [...next];
    if (ids.length === 0) break;
  }
  return ids;
}
