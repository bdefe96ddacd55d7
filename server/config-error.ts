/** A value of the environment that cannot be used: one line that names it. */
export class ConfigError extends Error {}
