export const MEBIBYTE = 1_048_576;
export const GIBIBYTE = 1_073_741_824;
