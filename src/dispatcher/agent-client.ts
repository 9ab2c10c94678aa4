import type { z } from "zod";
import { AgentError, agentFailureSchema } from "#protocol/agent-error.ts";
import { type HostReport, hostReportSchema } from "#protocol/host-report.ts";
import { type JobRequest, startAnswerSchema } from "#protocol/job-request.ts";
import { CommandError, mustRun, type Transport } from "./transport.ts";

/** The agent as it is installed on a host. All are absolute paths there. */
export type InstalledAgent = { readonly node: string; readonly program: string; readonly stateFolder: string };

export type AgentClient = ReturnType<typeof createAgentClient>;

/** The agent refused: a request that it does not take, or a job that it does not know. */
const REFUSED = 2;

/** Speaks with the agent of one host, in the words of the protocol. Throws `AgentError`. */
export function createAgentClient(transport: Transport, { node, program, stateFolder }: InstalledAgent) {
  const argv = (command: string, ...options: string[]) => [node, program, command, "--state", stateFolder, ...options];

  async function ask<Schema extends z.ZodType>(
    schema: Schema,
    command: string,
    options: { stdin?: string; signal: AbortSignal },
  ) {
    const answer = await mustRun(transport, argv(command), options).catch(explainRefusal);
    const parsed = schema.safeParse(parseJson(answer));
    if (parsed.success) return parsed.data;
    throw new AgentError("AGENT_VERSION_MISMATCH", `The agent answers ${command} with something else: ${answer.slice(0, 200)}`);
  }

  return {
    inspect: (signal: AbortSignal): Promise<HostReport> => ask(hostReportSchema, "inspect", { signal }),

    /** Starts a job, or finds it started: asking twice is safe. */
    start: (request: JobRequest, signal: AbortSignal) =>
      ask(startAnswerSchema, "start", { stdin: JSON.stringify(request), signal }),

    /** Yields the journal's bytes from an offset on, and ends after its last line. */
    async *follow(jobId: string, from: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
      try {
        yield* transport.stream(argv("follow", "--job", jobId, "--from", String(from)), { signal });
      } catch (error) {
        explainRefusal(error, `The host knows nothing of job ${jobId} from byte ${from} on.`);
      }
    },

    /** Asks a job to end; its journal tells when it did. */
    async cancel(jobId: string, signal: AbortSignal): Promise<void> {
      await mustRun(transport, argv("cancel", "--job", jobId), { signal }).catch((error: unknown) =>
        explainRefusal(error, `The host knows nothing of job ${jobId}.`),
      );
    },

    /** Releases what killed jobs left behind, and drops what is older than it has to be kept. */
    async gc(signal: AbortSignal): Promise<void> {
      await mustRun(transport, argv("gc"), { signal });
    },
  };
}

/** A refusal is a failure on stderr; where a job is meant and there is none, the job is unknown there. */
function explainRefusal(error: unknown, unknownJob?: string): never {
  if (!(error instanceof CommandError) || error.exitCode !== REFUSED) throw error;
  const failure = agentFailureSchema.safeParse(parseJson(error.stderr.trim().split("\n").at(-1) ?? "")).data;
  if (unknownJob !== undefined) throw new AgentError("AGENT_JOURNAL_LOST", unknownJob, {}, { cause: error });
  if (failure !== undefined) throw new AgentError(failure.code, failure.message, failure.detail, { cause: error });
  throw new AgentError("AGENT_VERSION_MISMATCH", error.message, { exitCode: REFUSED, stderrTail: error.stderr.slice(-2_000) });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
