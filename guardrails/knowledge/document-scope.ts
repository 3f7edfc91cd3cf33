import type { Role } from "../../core/principal.ts";
import type { KnowledgePolicy } from "./knowledge-schema.ts";

/** Whether somebody with these roles may read the document; what no line names is read by nobody. */
export function mayRead({ documents }: Pick<KnowledgePolicy, "documents">, roles: readonly Role[], path: string): boolean {
  const line = documents.find(({ files }) => names(files, path));
  return line?.roles.some((role) => roles.includes(role)) ?? false;
}

/** "finance/" names all files below it, "returns-policy.md" itself. */
export function names(files: string, path: string): boolean {
  return files.endsWith("/") ? path.startsWith(files) : path === files;
}
