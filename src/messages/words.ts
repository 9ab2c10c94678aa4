/** What a translation of `Original` has to be: the same keys, each with words of its own. */
export type Words<Original> = {
  readonly [Key in keyof Original]: Original[Key] extends string ? string : Words<Original[Key]>;
};
