import type { Json } from "../../../core/json.ts";
import { missingError, validationError, valueError } from "../errors.ts";
import { checkFields, checkModel } from "./access.ts";
import type { Behaviour, Vals } from "./behaviour.ts";
import { coerce } from "./coerce.ts";
import { changed, changing, markDue } from "./dependents.ts";
import { type Env, sudo } from "./env.ts";
import type { Field } from "./field.ts";
import { fieldOf, fieldValue, type Rec, record, records, sameValue, storedKey } from "./record.ts";
import { checkRecords } from "./record-access.ts";
import { insertRow, patchRow, removeRow, rowOf, type Value } from "./world.ts";

const behaviourOf = (env: Env, model: string): Behaviour => env.world.registry.models.get(model)?.behaviour ?? { model };

/** Creates a record as the caller; x2many values are Odoo's commands. */
export function createRecord(env: Env, model: string, input: Vals): number {
  checkModel(env, model, "create");
  checkFields(env, model, Object.keys(input));
  const behaviour = behaviourOf(env, model);
  const defaults: Record<string, Json> = {};
  for (const [key, value] of Object.entries(env.context)) {
    if (key.startsWith("default_") && env.world.registry.models.get(model)?.fields.has(key.slice(8))) defaults[key.slice(8)] = value;
  }
  const given = { ...defaults, ...input };
  for (const [field, make] of Object.entries(behaviour.defaults ?? {})) if (given[field] === undefined) given[field] = make(env, given);
  const vals = behaviour.prepareCreate?.(env, given) ?? given;
  const { own, related, lines } = separate(env, model, vals);
  const stamp = { create_uid: env.uid, create_date: env.now, write_uid: env.uid, write_date: env.now };
  const id = insertRow(env.world, model, { ...own, ...stamp });
  for (const { field, dueKey } of env.world.registry.models.get(model)?.computed ?? []) {
    if (dueKey !== undefined && own[field.name] === undefined) markDue(env.world, dueKey, [id]);
  }
  changed(env.world, model, id, Object.keys(own));
  for (const key of Object.keys(own)) env.world.due.get(`${model} ${key}`)?.delete(id);
  writeRelated(env, model, id, related);
  for (const [field, commands] of lines) applyCommands(env, model, id, field, commands);
  const rec = record(sudo(env), model, id);
  behaviour.created?.(rec, vals);
  checkRequired(env, model, id);
  if (!env.su) checkRecords(env, model, [id], "create");
  return id;
}

/** Writes values on records as the caller. */
export function writeRecords(env: Env, model: string, ids: readonly number[], input: Vals): void {
  checkModel(env, model, "write");
  checkFields(env, model, Object.keys(input));
  for (const id of ids) if (!rowOf(env.world, model, id)) throw missingRecord(model, id, env);
  if (!env.su) checkRecords(env, model, ids, "write");
  const behaviour = behaviourOf(env, model);
  const recs = records(sudo(env), model, ids);
  const vals = behaviour.prepareWrite?.(env, recs, input) ?? input;
  const { own, related, lines } = separate(env, model, vals);
  for (const id of ids) {
    const names = Object.keys(own);
    const row = rowOf(env.world, model, id);
    const different = names.filter((name) => !sameValue(row?.[name], own[name] ?? false));
    const old = changing(env.world, model, id, different);
    patchRow(env.world, model, id, { ...own, write_uid: env.uid, write_date: env.now });
    changed(env.world, model, id, different);
    old?.();
    for (const name of names) env.world.due.get(`${model} ${name}`)?.delete(id);
    writeRelated(env, model, id, related);
    for (const [field, commands] of lines) applyCommands(env, model, id, field, commands);
    for (const name of names) if (fieldOf(env, model, plainName(name)).required && vals[name] === false) throw required(env, model, name);
  }
  behaviour.written?.(env, recs, vals);
  if (!env.su) checkRecords(env, model, ids, "write");
}

/** A write on the program's own account, as computes' owners and flows do it. */
export const assign = (rec: Rec, values: Vals): void => writeRecords(sudo(rec.env), rec.model, [rec.id], values);
export const create = (env: Env, model: string, values: Vals): Rec => {
  const own = sudo(env);
  return record(own, model, createRecord(own, model, values));
};

export function unlinkRecords(env: Env, model: string, ids: readonly number[]): void {
  checkModel(env, model, "unlink");
  for (const id of ids) if (!rowOf(env.world, model, id)) throw missingRecord(model, id, env);
  if (!env.su) checkRecords(env, model, ids, "unlink");
  behaviourOf(env, model).beforeUnlink?.(env, records(sudo(env), model, ids));
  for (const id of ids) {
    const row = rowOf(env.world, model, id);
    if (!row) continue;
    changed(env.world, model, id, Object.keys(row));
    removeOwned(env, model, id);
    removeRow(env.world, model, id);
  }
}

/** Lines go with their document, as `ondelete="cascade"` has it. */
function removeOwned(env: Env, model: string, id: number): void {
  for (const field of env.world.registry.models.get(model)?.fields.values() ?? []) {
    if (field.type !== "one2many" || !field.relation || !field.inverse || field.store === false) continue;
    const owner = env.world.registry.models.get(field.relation)?.fields.get(field.inverse);
    if (owner?.type === "many2one" && owner.required) unlinkRecords(sudo(env), field.relation, inverse(env, model, id, field));
  }
}

const inverse = (env: Env, model: string, id: number, field: Field): readonly number[] => {
  const value = fieldValue({ ...env, context: { ...env.context, active_test: false } }, model, id, field.name);
  return Array.isArray(value) ? value : [];
};

const plainName = (key: string) => key.split("@")[0] ?? key;

function separate(env: Env, model: string, vals: Vals) {
  const own: Record<string, Value> = {};
  const related: [Field, Json][] = [];
  const lines: [Field, Json][] = [];
  for (const [name, value] of Object.entries(vals)) {
    if (value === undefined) continue;
    const field = env.world.registry.models.get(model)?.fields.get(name);
    if (!field) throw valueError(`Invalid field '${name}' in '${model}'`);
    if (MAGIC.has(name)) continue;
    if (field.type === "one2many" || field.type === "many2many") {
      if (field.store === false && field.related !== undefined) related.push([field, value]);
      else if (field.store !== false) lines.push([field, value]);
    } else if (field.store === false) {
      if (field.related !== undefined) related.push([field, value]);
    } else {
      own[storedKey(env, field)] = many2oneExists(env, field, coerce(env, model, field, value));
      if (field.related !== undefined && !field.readonly) related.push([field, value]);
    }
  }
  return { own, related, lines };
}
const MAGIC = new Set(["id", "create_date", "create_uid", "write_date", "write_uid", "display_name"]);

function many2oneExists(env: Env, field: Field, value: Value): Value {
  if (field.type === "many2one" && typeof value === "number" && field.relation && !rowOf(env.world, field.relation, value)) {
    throw missingRecord(field.relation, value, env);
  }
  return value;
}

/** A related field is written where it lives. */
function writeRelated(env: Env, model: string, id: number, related: readonly [Field, Json][]): void {
  for (const [field, value] of related) {
    const path = (field.related ?? "").split(".");
    const last = path.pop() ?? "";
    let at: Rec | undefined = record(sudo(env), model, id);
    for (const step of path) at = at?.to(step);
    if (at) assign(at, { [last]: value });
  }
}

function applyCommands(env: Env, model: string, id: number, field: Field, value: Json): void {
  const relation = field.relation ?? "";
  const commands = Array.isArray(value) ? value : value === false || value === null ? [[5]] : [[6, 0, value]];
  const plain = commands.length > 0 && commands.every((command) => typeof command === "number");
  for (const command of plain ? [[6, 0, commands]] : commands) {
    if (!Array.isArray(command)) throw valueError(`Wrong value for ${model}.${field.name}: ${JSON.stringify(command)}`);
    const [code, at, rest] = command;
    const target = Number(at);
    const vals = typeof rest === "object" && rest !== null && !Array.isArray(rest) ? (rest as Vals) : {};
    const many = field.type === "many2many";
    if (code === 0) {
      const extra = many ? {} : { [field.inverse ?? ""]: id };
      const made = createRecord(env, relation, { ...vals, ...extra });
      if (many) setIds(env, model, id, field, [...held(env, model, id, field), made]);
    } else if (code === 1) writeRecords(env, relation, [target], vals);
    else if (code === 2) unlinkRecords(env, relation, [target]);
    else if (many && code === 3)
      setIds(
        env,
        model,
        id,
        field,
        held(env, model, id, field).filter((one) => one !== target),
      );
    else if (many && code === 4) setIds(env, model, id, field, [...new Set([...held(env, model, id, field), target])]);
    else if (many && code === 5) setIds(env, model, id, field, []);
    else if (many && code === 6) setIds(env, model, id, field, numbers(rest));
    else if (code === 4) assign(record(env, relation, target), { [field.inverse ?? ""]: id });
    else if (code === 3 || code === 5 || code === 6) {
      const keep = code === 6 ? numbers(rest) : code === 3 ? inverse(env, model, id, field).filter((one) => one !== target) : [];
      const gone = inverse(env, model, id, field).filter((one) => !keep.includes(one));
      const owner = fieldOf(env, relation, field.inverse ?? "");
      if (owner.required) unlinkRecords(env, relation, gone);
      else for (const one of gone) assign(record(env, relation, one), { [owner.name]: false });
      for (const one of keep) assign(record(env, relation, one), { [owner.name]: id });
    } else throw valueError(`Unknown command ${JSON.stringify(command)} for ${model}.${field.name}`);
  }
}

const numbers = (value: Json | undefined): number[] => (Array.isArray(value) ? value.filter((one) => typeof one === "number") : []);

function held(env: Env, model: string, id: number, field: Field): readonly number[] {
  const value = field.mirrors ? fieldValue(env, model, id, field.name) : rowOf(env.world, model, id)?.[field.name];
  return Array.isArray(value) ? value : [];
}

function setIds(env: Env, model: string, id: number, field: Field, ids: readonly number[]): void {
  if (field.mirrors && field.relation) {
    const far = fieldOf(env, field.relation, field.mirrors);
    const before = held(env, model, id, field);
    for (const other of new Set([...before, ...ids])) {
      const there = held(env, field.relation, other, far);
      const wanted = ids.includes(other) ? [...new Set([...there, id])] : there.filter((one) => one !== id);
      if (wanted.length !== there.length) setIds(env, field.relation, other, far, wanted);
    }
    return;
  }
  for (const one of ids) if (field.relation && !rowOf(env.world, field.relation, one)) throw missingRecord(field.relation, one, env);
  const old = changing(env.world, model, id, [field.name]);
  patchRow(env.world, model, id, { [field.name]: [...new Set(ids)].sort((a, b) => a - b) });
  changed(env.world, model, id, [field.name]);
  old?.();
  env.world.due.get(`${model} ${field.name}`)?.delete(id);
}

function checkRequired(env: Env, model: string, id: number): void {
  for (const field of env.world.registry.models.get(model)?.fields.values() ?? []) {
    if (!field.required || field.store === false || NEVER_NULL.has(field.type)) continue;
    if (field.type === "one2many" || field.type === "many2many") continue;
    if (fieldValue(env, model, id, field.name) === false || (field.type === "many2one" && fieldValue(env, model, id, field.name) === 0))
      throw required(env, model, field.name);
  }
}
const NEVER_NULL: ReadonlySet<string> = new Set(["boolean", "integer", "float", "monetary", "many2one_reference"]);

function required(env: Env, model: string, name: string) {
  const field = fieldOf(env, model, plainName(name));
  const label = env.world.registry.models.get(model)?.label ?? model;
  return validationError(
    `The operation cannot be completed:\n- Create/update: a mandatory field is not set.\n- Delete: another model requires the record being deleted. If possible, archive it instead.\n\nModel: ${label} (${model})\nField: ${field.label} (${field.name})\n`,
  );
}

export const missingRecord = (model: string, id: number, env: Env) =>
  missingError(`Record does not exist or has been deleted.\n(Record: ${model}(${id},), User: ${env.uid})`);
