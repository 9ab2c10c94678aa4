import { spawn } from "node:child_process";
import { once } from "node:events";

/** Runs a program with its output shown and no input. True where it ended with status 0. */
export async function runProgram(
  [program, ...args]: readonly [string, ...string[]],
  variables: Record<string, string>,
): Promise<boolean> {
  const child = spawn(program, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...variables, PATH: `node_modules/.bin:${process.env["PATH"]}` },
  });
  const [exitCode] = await once(child, "exit");
  return exitCode === 0;
}
