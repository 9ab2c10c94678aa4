import { isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { DomainError } from "#domain/domain-error.ts";

/** Reads a YAML file by a schema. Throws `CATALOG_FILE_INVALID` that says in which line what is wrong. */
export function parseCatalogFile<Schema extends z.ZodType>(yaml: string, schema: Schema): z.output<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const [syntaxError] = document.errors;
  if (syntaxError !== undefined) throw refuseCatalogFile(syntaxError.message, syntaxError.linePos?.[0].line);
  const result = schema.safeParse(document.toJS({ maxAliasCount: 100 }) ?? {});
  if (result.success) return result.data;

  const lineOf = (path: readonly PropertyKey[]): number | undefined => {
    const node = document.getIn(path, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    return path.length === 0 ? undefined : lineOf(path.slice(0, -1));
  };
  const [issue] = result.error.issues;
  const path = issue?.path ?? [];
  throw refuseCatalogFile(`${path.join(".")}: ${issue?.message}`, lineOf(path));
}

/** `line` counts from 1; a file that is wrong as a whole has none. */
export function refuseCatalogFile(reason: string, line?: number): DomainError {
  const message = line === undefined ? reason : `Line ${line}: ${reason}`;
  return new DomainError("CATALOG_FILE_INVALID", message, { reason: message });
}
