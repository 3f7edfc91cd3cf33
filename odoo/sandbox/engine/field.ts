export type FieldType =
  | "integer"
  | "float"
  | "monetary"
  | "char"
  | "text"
  | "html"
  | "boolean"
  | "date"
  | "datetime"
  | "selection"
  | "many2one"
  | "one2many"
  | "many2many"
  | "many2one_reference";

/** What `fields_get` tells beyond type and label; absent means Odoo's ordinary answer. */
export interface FieldOptions {
  readonly required?: true;
  readonly readonly?: true;
  /** False for a value that is computed whenever it is read. */
  readonly store?: false;
  readonly searchable?: boolean;
  readonly sortable?: boolean;
  readonly groupable?: boolean;
  /** Comma-separated external ids; others may not read the field. */
  readonly groups?: string;
  /** one2many: the many2one on the other side. */
  readonly inverse?: string;
  /** many2many: the other side's field, which holds the ids. */
  readonly mirrors?: string;
  readonly related?: string;
  readonly currency?: string;
  readonly aggregator?: string;
  readonly companyDependent?: true;
  readonly digits?: number;
  /** one2many: only lines whose field has one of these values. */
  readonly only?: { readonly field: string; readonly values: readonly string[] };
}

export interface Field extends FieldOptions {
  readonly name: string;
  readonly type: FieldType;
  readonly label: string;
  readonly relation?: string;
  readonly selection?: readonly (readonly [string, string])[];
}

export type FieldDeclaration = Omit<Field, "name">;

export interface ModelDeclaration {
  readonly name: string;
  readonly label: string;
  readonly order: string;
  readonly transient?: true;
  readonly fields: { readonly [name: string]: FieldDeclaration };
}

/** Declares one model of the embedded Odoo. */
export function model(declaration: ModelDeclaration): ModelDeclaration {
  return declaration;
}

const plain =
  (type: FieldType) =>
  (label: string, options: FieldOptions = {}): FieldDeclaration => ({ type, label, ...options });

const relational =
  (type: "many2one" | "one2many" | "many2many") =>
  (label: string, relation: string, options: FieldOptions = {}): FieldDeclaration => ({ type, label, relation, ...options });

export const integer = plain("integer");
export const float = plain("float");
export const monetary = plain("monetary");
export const char = plain("char");
export const text = plain("text");
export const html = plain("html");
export const boolean = plain("boolean");
export const date = plain("date");
export const datetime = plain("datetime");
export const many2one_reference = plain("many2one_reference");
export const many2one = relational("many2one");
export const one2many = relational("one2many");
export const many2many = relational("many2many");

/** Choices as "draft=Quotation|sale=Sales Order"; none where Odoo has too many to list (time zones). */
export function selection(label: string, choices: string, options: FieldOptions = {}): FieldDeclaration {
  if (choices === "") return { type: "selection", label, ...options };
  const pairs = choices.split("|").map((choice): readonly [string, string] => {
    const at = choice.indexOf("=");
    return [choice.slice(0, at), choice.slice(at + 1)];
  });
  return { type: "selection", label, selection: pairs, ...options };
}
