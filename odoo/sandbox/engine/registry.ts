import type { Behaviour, Compute } from "./behaviour.ts";
import type { Field, ModelDeclaration } from "./field.ts";
import { char, datetime, integer, many2one } from "./field.ts";
import type { Value } from "./world.ts";

/** One stored computed field that is due when some other field changes; `path` leads from its record to the changed one. */
export interface Trigger {
  readonly model: string;
  readonly field: string;
  /** "model field" of the computed field. */
  readonly key: string;
  readonly path: readonly string[];
  /** The path from its end to its beginning: how to get from a record to those that lead to it. */
  readonly back: readonly BackStep[];
}

export type BackStep =
  | { readonly kind: "index"; readonly model: string; readonly field: string }
  | { readonly kind: "held"; readonly model: string; readonly field: string };

/** A field with what it takes to read it. */
export interface Slot {
  readonly field: Field;
  readonly compute: Compute | undefined;
  /** Under which the stored computed value is noted as due; undefined for values that are not stored or not computed. */
  readonly dueKey: string | undefined;
  /** The fields that are computed together, with their keys. */
  readonly together: readonly (readonly [name: string, dueKey: string])[];
  readonly empty: Value;
}

export interface Model {
  readonly name: string;
  readonly label: string;
  readonly order: string;
  readonly fields: ReadonlyMap<string, Field>;
  readonly behaviour: Behaviour;
  readonly slots: ReadonlyMap<string, Slot>;
  /** The stored computed fields. */
  readonly computed: readonly Slot[];
  /** many2one and many2many fields that can be followed backwards. */
  readonly indexed: readonly string[];
}

export interface Registry {
  readonly models: ReadonlyMap<string, Model>;
  /** Model -> field -> what becomes due when it changes. */
  readonly triggers: ReadonlyMap<string, ReadonlyMap<string, readonly Trigger[]>>;
}

const COMMON = {
  id: integer("ID", { readonly: true }),
  display_name: char("Display Name", { readonly: true, store: false, searchable: true, groupable: false, sortable: false }),
  create_uid: many2one("Created by", "res.users", { readonly: true }),
  create_date: datetime("Created on", { readonly: true }),
  write_uid: many2one("Last Updated by", "res.users", { readonly: true }),
  write_date: datetime("Last Updated on", { readonly: true }),
};

/** Joins declarations with their behaviour and works out what depends on what. */
export function buildRegistry(declarations: readonly ModelDeclaration[], behaviours: readonly Behaviour[]): Registry {
  const fieldsOf = new Map<string, Map<string, Field>>();
  for (const declaration of declarations) {
    const fields = new Map(Object.entries({ ...COMMON, ...declaration.fields }).map(([name, field]) => [name, { name, ...field }]));
    fieldsOf.set(declaration.name, fields);
  }
  const behaviourOf = new Map<string, Behaviour>();
  for (const behaviour of behaviours) {
    const earlier = behaviourOf.get(behaviour.model);
    behaviourOf.set(behaviour.model, earlier ? merge(earlier, behaviour) : behaviour);
    if (!fieldsOf.has(behaviour.model)) throw new RangeError(`No model ${behaviour.model} is declared.`);
  }
  const computesOf = new Map(declarations.map(({ name }) => [name, computesByField(fieldsOf.get(name) ?? new Map(), behaviourOf.get(name))]));
  const triggers = triggersOf(fieldsOf, computesOf);
  const indexed = indexesOf(fieldsOf, behaviourOf, triggers);
  const models = declarations.map(({ name, label, order }): [string, Model] => {
    const fields = fieldsOf.get(name) ?? new Map<string, Field>();
    const slots = new Map([...fields.values()].map((field) => [field.name, slotOf(name, field, computesOf.get(name)?.get(field.name))]));
    return [
      name,
      {
        name,
        label,
        order,
        fields,
        behaviour: behaviourOf.get(name) ?? { model: name },
        slots,
        computed: [...slots.values()].filter((slot) => slot.dueKey !== undefined),
        indexed: [...(indexed.get(name) ?? [])],
      },
    ];
  });
  return { models: new Map(models), triggers };
}

function slotOf(model: string, field: Field, compute: Compute | undefined): Slot {
  return {
    field,
    compute,
    dueKey: compute && field.store !== false ? `${model} ${field.name}` : undefined,
    together: (compute?.fields ?? []).map((name) => [name, `${model} ${name}`]),
    empty: emptyOf(field),
  };
}

export function emptyOf({ type }: Field): Value {
  if (type === "integer" || type === "float" || type === "monetary" || type === "many2one_reference") return 0;
  return type === "one2many" || type === "many2many" ? [] : false;
}

function merge(first: Behaviour, second: Behaviour): Behaviour {
  return {
    ...first,
    ...second,
    indexes: [...(first.indexes ?? []), ...(second.indexes ?? [])],
    computes: [...(first.computes ?? []), ...(second.computes ?? [])],
    defaults: { ...first.defaults, ...second.defaults },
    methods: { ...first.methods, ...second.methods },
  };
}

function computesByField(fields: ReadonlyMap<string, Field>, behaviour: Behaviour | undefined): Map<string, Compute> {
  const computes = new Map<string, Compute>();
  for (const compute of behaviour?.computes ?? []) {
    for (const name of compute.fields) {
      if (!fields.has(name)) throw new RangeError(`${behaviour?.model} has no field ${name} to compute.`);
      computes.set(name, compute);
    }
  }
  for (const field of fields.values()) {
    const { related } = field;
    if (related === undefined || field.store === false || computes.has(field.name)) continue;
    computes.set(field.name, { fields: [field.name], depends: [related], compute: (rec) => ({ [field.name]: rec.path(related) }) });
  }
  return computes;
}

function triggersOf(fieldsOf: ReadonlyMap<string, ReadonlyMap<string, Field>>, computesOf: ReadonlyMap<string, ReadonlyMap<string, Compute>>) {
  const triggers = new Map<string, Map<string, Trigger[]>>();
  for (const [model, computes] of computesOf) {
    for (const [name, compute] of computes) {
      if (fieldsOf.get(model)?.get(name)?.store === false) continue;
      for (const depends of compute.depends ?? []) {
        let at = model;
        const path: string[] = [];
        for (const step of depends.split(".")) {
          const field = fieldsOf.get(at)?.get(step);
          if (!field) throw new RangeError(`${model}.${name} depends on ${depends}, but ${at} has no field ${step}.`);
          const add = (on: string, changes: string) => {
            const byField = triggers.get(on) ?? new Map<string, Trigger[]>();
            triggers.set(on, byField);
            const trigger = { model, field: name, key: `${model} ${name}`, path: [...path], back: backSteps(fieldsOf, model, path) };
            const known = byField.get(changes);
            if (known) known.push(trigger);
            else byField.set(changes, [trigger]);
          };
          add(at, step);
          path.push(step);
          if (field.type === "one2many" && field.inverse && field.relation) add(field.relation, field.inverse);
          if (field.mirrors && field.relation) add(field.relation, field.mirrors);
          at = field.relation ?? at;
        }
      }
    }
  }
  return triggers;
}

function indexesOf(
  fieldsOf: ReadonlyMap<string, ReadonlyMap<string, Field>>,
  behaviourOf: ReadonlyMap<string, Behaviour>,
  triggers: ReadonlyMap<string, ReadonlyMap<string, readonly Trigger[]>>,
): Map<string, Set<string>> {
  const indexes = new Map<string, Set<string>>();
  const add = (model: string, field: string) => {
    const known = indexes.get(model);
    if (known) known.add(field);
    else indexes.set(model, new Set([field]));
  };
  for (const [model, fields] of fieldsOf) {
    for (const field of behaviourOf.get(model)?.indexes ?? []) add(model, field);
    for (const field of fields.values()) {
      if (field.type === "one2many" && field.relation && field.inverse && fieldsOf.get(field.relation)?.has(field.inverse)) {
        add(field.relation, field.inverse);
      }
      if (field.mirrors && field.relation) add(field.relation, field.mirrors);
    }
  }
  for (const byField of triggers.values()) {
    for (const trigger of [...byField.values()].flat()) for (const step of trigger.back) if (step.kind === "index") add(step.model, step.field);
  }
  return indexes;
}

function backSteps(fieldsOf: ReadonlyMap<string, ReadonlyMap<string, Field>>, model: string, path: readonly string[]): BackStep[] {
  const steps: BackStep[] = [];
  let at = model;
  for (const step of path) {
    const field = fieldsOf.get(at)?.get(step);
    if (field?.type === "one2many") steps.unshift({ kind: "held", model: field.relation ?? "", field: field.inverse ?? "" });
    else if (field?.mirrors) steps.unshift({ kind: "held", model: field.relation ?? "", field: field.mirrors });
    else steps.unshift({ kind: "index", model: at, field: step });
    at = field?.relation ?? at;
  }
  return steps;
}
