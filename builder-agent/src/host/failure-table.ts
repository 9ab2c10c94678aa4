import { AgentError, type AgentErrorCode, type AgentErrorDetail } from "#protocol/agent-error.ts";

/**
 * What a tool's own words mean. The earlier row wins, then the earlier line. `message` may use the groups of the
 * pattern; the first group, where there is one, is the failure's subject.
 */
export type FailureRow = {
  readonly pattern: RegExp;
  readonly code: AgentErrorCode;
  readonly message: (subject: string) => string;
};
export type FailureTable = readonly FailureRow[];

/** Reads a command's lines as they come and keeps the most telling one; memory stays bounded. */
export type FailureReader = {
  readonly read: (line: string) => void;
  /** Null: nothing that was read is known. */
  readonly failure: (detail: AgentErrorDetail) => AgentError | null;
};

export function createFailureReader(table: FailureTable): FailureReader {
  let best: { readonly rank: number; readonly subject: string } | undefined;
  return {
    read: (line) => {
      const ceiling = best?.rank ?? table.length;
      for (const [rank, row] of table.entries()) {
        if (rank >= ceiling) return;
        const match = row.pattern.exec(line);
        if (match === null) continue;
        best = { rank, subject: match[1] ?? line.trim() };
        return;
      }
    },
    failure: (detail) => {
      const row = best === undefined ? undefined : table[best.rank];
      if (best === undefined || row === undefined) return null;
      return new AgentError(row.code, row.message(best.subject), { ...detail, subject: best.subject });
    },
  };
}

/** What any command on the host may say. */
export const HOST_FAILURES: FailureTable = [
  { pattern: /No space left on device/, code: "HOST_DISK_FULL", message: () => "The builder's disk is full." },
];

/** The same words inside an image: there it is the image's disk that is full. */
export const IMAGE_FAILURES: FailureTable = [
  {
    pattern: /No space left on device/,
    code: "DISK_TOO_SMALL",
    message: () => "The image's disk is too small for what is installed on it.",
  },
];
