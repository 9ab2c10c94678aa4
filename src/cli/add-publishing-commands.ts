import type { Command } from "commander";
import type { Answer, CommandContext } from "./command.ts";
import { publish, rollBack, withdraw } from "./commands/publish.ts";
import { addTarget, checkTarget } from "./commands/targets.ts";
import { WORDS } from "./words.ts";

type Run = (run: (context: CommandContext) => Promise<Answer | null>) => Promise<void>;

/** The commands about clouds and what is published there. `answer` runs one and prints what it gives. */
export function addPublishingCommands(program: Command, answer: Run): void {
  const { commands, options } = WORDS;
  const add = (parent: Command, usage: string, description: string) => parent.command(usage).description(description);

  const target = add(program, "target", commands.target);
  add(target, "add <name>", commands.targetAdd)
    .requiredOption("--clouds-yaml <file>", options.cloudsYaml)
    .option("--cloud <cloud>", options.cloud)
    .option("--relay <host>", options.relay)
    .option("--flavor <flavor>", options.flavor)
    .option("--network <network>", options.network)
    .action((name, given) => answer((context) => addTarget(context, { name, ...given })));
  add(target, "check <name>", commands.targetCheck).action((name) => answer((context) => checkTarget(context, { name })));
  add(program, "publish <image>", commands.publish)
    .requiredOption("--target <name>", options.target)
    .option("--wait", options.publishWait)
    .option("--visibility <visibility>", options.visibility)
    .option("--share-with <id...>", options.shareWith)
    .option("--unproven <reason>", options.unproven)
    .action((image, given) => answer((context) => publish(context, { image, ...given })));
  add(program, "rollback <variant>", commands.rollback)
    .requiredOption("--target <name>", options.target)
    .action((variant, given) => answer((context) => rollBack(context, { variant, ...given })));
  add(program, "withdraw <publication>", commands.withdraw)
    .requiredOption("--reason <reason>", options.reason)
    .action((publication, given) => answer((context) => withdraw(context, { publication, ...given })));
}
