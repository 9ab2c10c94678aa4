import type { StepState } from "#domain/job/job.ts";
import type { JobView, StepView } from "#domain/job/reduce-job.ts";
import { formatBytes, formatDuration } from "./format.ts";
import type { Terminal } from "./terminal.ts";
import { WORDS } from "./words.ts";

const MARKS: { readonly [State in StepState]: string } = {
  pending: "·",
  running: "▸",
  succeeded: "✓",
  reused: "↺",
  skipped: "–",
  failed: "✗",
  cancelled: "✗",
};

type Progress = {
  readonly show: (view: JobView) => void;
  /** Says something that stays in sight. */
  readonly note: (line: string) => void;
  readonly end: () => void;
};

/** Shows how a build goes: on a terminal the list of its steps, drawn over again; elsewhere a line as each step ends. */
export function createProgress(terminal: Terminal, title: string): Progress {
  return terminal.isDrawable ? drawSteps(terminal, title) : printSteps(terminal, title);
}

/** Draws again four times a second, so that a running step's time goes on between its events. */
function drawSteps(terminal: Terminal, title: string): Progress {
  let drawnLines = 0;
  let latest: JobView | undefined;
  const notes: string[] = [];
  const draw = () => {
    const lines = [title, ...(latest?.steps.map((step) => stepLine(step, Date.now())) ?? []), ...notes];
    // CSI n F: to the beginning of the line n lines up; CSI J: clear to the end of the screen (ECMA-48).
    const back = drawnLines === 0 ? "" : `\u001b[${drawnLines}F\u001b[J`;
    terminal.stderr(`${back}${lines.join("\n")}\n`);
    drawnLines = lines.length;
  };
  const timer = setInterval(draw, 250);
  return {
    show: (view: JobView) => {
      latest = view;
    },
    note: (line: string) => void notes.push(line),
    end: () => {
      clearInterval(timer);
      draw();
    },
  };
}

function printSteps(terminal: Terminal, title: string): Progress {
  const told = new Set<string>();
  terminal.stderr(`${title}\n`);
  return {
    show: ({ steps }: JobView) => {
      for (const { id, state, durationMs } of steps) {
        if (state === "pending" || state === "running" || told.has(id)) continue;
        told.add(id);
        terminal.stderr(`${WORDS.stepEnd(id, state, durationMs === null ? "" : formatDuration(durationMs))}\n`);
      }
    },
    note: (line: string) => terminal.stderr(`${line}\n`),
    end: () => undefined,
  };
}

/** The host's clock may differ from ours: a time below zero is none. */
function stepLine({ id, state, startedAt, durationMs, progress }: StepView, now: number): string {
  const elapsed = state === "running" && startedAt !== null ? Math.max(0, now - Date.parse(startedAt)) : null;
  const time = durationMs ?? elapsed;
  const done = state === "running" && progress !== null ? formatProgress(progress) : "";
  return `  ${MARKS[state]} ${id.padEnd(26)} ${(time === null ? "" : formatDuration(time)).padStart(12)}  ${done}`.trimEnd();
}

function formatProgress({ done, total, unit }: NonNullable<StepView["progress"]>): string {
  const amount = (value: number) => (unit === "bytes" ? formatBytes(value) : String(Math.round(value)));
  if (unit === "percent") return `${amount(done)} %`;
  const of = total === null ? amount(done) : `${amount(done)} / ${amount(total)}`;
  return unit === "bytes" ? of : `${of} ${unit}`;
}
