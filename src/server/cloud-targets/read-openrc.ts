/** `export NAME=VALUE`, in one of the three ways in which a shell quotes a whole value. */
const ASSIGNMENT = /^\s*(?:export\s+)?(OS_[A-Z0-9_]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'#;]*))\s*;?\s*(?:#.*)?$/;

/**
 * Reads the variables of an openrc file. It is never run: what the shell would have to work out, such as a password that is asked
 * for, is not there (`$OS_PASSWORD_INPUT`).
 */
export function readOpenrc(text: string): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, name, double, single, plain] = ASSIGNMENT.exec(line) ?? [];
    if (name === undefined) continue;
    const value = double ?? single ?? plain ?? "";
    const isWorkedOut = single === undefined && /[$`]/.test(value);
    if (value !== "" && !isWorkedOut) variables.set(name, value);
  }
  return variables;
}

/** Whether a text is an openrc file rather than YAML. */
export function isOpenrc(text: string): boolean {
  return text.split(/\r?\n/).some((line) => /^\s*(export\s+)?OS_[A-Z0-9_]+=/.test(line));
}
