/** One of those that a select offers. */
export type SelectOption<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly note?: string | undefined;
};
