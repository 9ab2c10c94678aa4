import { type Document, isNode, isScalar, LineCounter, type Pair, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { DomainError } from "#domain/domain-error.ts";

/** One thing that is wrong in a file. `line` counts from 1; what is wrong with the file as a whole has none. */
export type FileFault = {
  readonly line: number | null;
  readonly path: string;
  /** The word of a rule of ours, else what YAML or zod says of it. */
  readonly message: string;
  /** zod's code, `syntax` for what is no YAML, or the code of a refusal. */
  readonly code: string;
};

export type FileReading<Value> =
  | { readonly value: Value; readonly faults: readonly []; readonly lineOf: (path: readonly PropertyKey[]) => number | null }
  | { readonly value: null; readonly faults: readonly FileFault[] };

/** Reads a YAML file by a schema; each fault says in which line. Of a file that is no YAML only that is said. */
export function readYamlFile<Schema extends z.ZodType>(yaml: string, schema: Schema): FileReading<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0)
    return {
      value: null,
      faults: document.errors.map(({ message, pos: [from] }) => ({
        ...{ line: lines.linePos(from).line, path: "", message, code: "syntax" },
      })),
    };
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const lineOf = (path: readonly PropertyKey[]) => findLine(document, path, lineAt);
  const result = schema.safeParse(document.toJS({ maxAliasCount: 100 }) ?? {});
  if (result.success) return { value: result.data, faults: [], lineOf };
  return { value: null, faults: result.error.issues.flatMap((issue) => toFaults(issue, lineOf)) };
}

/** A key that nobody knows is said at the key itself, each of several. */
function toFaults(issue: z.core.$ZodIssue, lineOf: (path: readonly PropertyKey[]) => number | null): FileFault[] {
  const { path, message, code } = issue;
  const paths = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...path, key]) : [path];
  return paths.map((at) => ({ line: lineOf(at), path: at.join("."), message, code }));
}

/** Where something stands: its key, else what is around it. */
function findLine(document: Document, path: readonly PropertyKey[], lineAt: (offset: number) => number): number | null {
  const pair = findPair(document, path);
  const node = pair === null ? document.getIn(path, true) : pair.key;
  if (isNode(node) && node.range) return lineAt(node.range[0]);
  return path.length === 0 ? null : findLine(document, path.slice(0, -1), lineAt);
}

function findPair(document: Document, path: readonly PropertyKey[]): Pair | null {
  const parent = document.getIn(path.slice(0, -1), true);
  if (!isNode(parent) || path.length === 0) return null;
  let found: Pair | null = null;
  visit(parent, {
    Pair(_, pair) {
      if (isScalar(pair.key) && pair.key.value === path.at(-1)) {
        found = pair;
        return visit.BREAK;
      }
      return visit.SKIP;
    },
  });
  return found;
}

/** Reads a YAML file by a schema. Throws `CATALOG_FILE_INVALID` that says in which line what is wrong first. */
export function parseCatalogFile<Schema extends z.ZodType>(yaml: string, schema: Schema): z.output<Schema> {
  const reading = readYamlFile(yaml, schema);
  if (reading.value !== null) return reading.value;
  const [fault] = reading.faults;
  const reason = fault?.path ? `${fault.path}: ${fault.message}` : (fault?.message ?? "");
  throw refuseCatalogFile(reason, fault?.line ?? undefined);
}

/** `line` counts from 1; a file that is wrong as a whole has none. */
export function refuseCatalogFile(reason: string, line?: number): DomainError {
  const message = line === undefined ? reason : `Line ${line}: ${reason}`;
  return new DomainError("CATALOG_FILE_INVALID", message, { reason: message });
}
