/** The bundler and the tests read a Markdown file as a string. */
declare module '*.md' {
  const text: string;
  export default text;
}
