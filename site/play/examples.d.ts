/** The texts of the examples by their paths, from the bundler. */
declare module 'azroute-examples' {
  const examples: Readonly<Record<string, string>>;
  export default examples;
}
