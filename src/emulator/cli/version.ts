/** The version of the package, in step with `package.json`. */
export const version = '0.1.0';
