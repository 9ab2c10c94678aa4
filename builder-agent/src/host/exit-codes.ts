/** For commands whose exit code is an answer, not a failure. */
export const ANY_EXIT_CODE: readonly number[] = Array.from({ length: 256 }, (_, code) => code);
