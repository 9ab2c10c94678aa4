import { stat } from "node:fs/promises";

/** A page shows no more than two figures a second, and every figure is a commit. */
const INTERVAL_MS = 500;

/** Tells how a file grows until `work` ends, and once more then. Rethrows what `work` throws. */
export async function reportSize<Result>(
  file: string,
  onProgress: (bytes: number) => void,
  work: Promise<Result>,
): Promise<Result> {
  const report = () =>
    stat(file)
      .then(({ size }) => onProgress(size))
      .catch(() => undefined);
  const timer = setInterval(report, INTERVAL_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    await report();
  }
}
