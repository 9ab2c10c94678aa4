/** One JSON line on stderr: what a log collector reads. `facts` hold no secret. */
export function log(level: "info" | "warn" | "error", message: string, facts: Readonly<Record<string, unknown>> = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...facts })}\n`);
}
