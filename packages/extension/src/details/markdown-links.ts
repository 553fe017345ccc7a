/** A link to a file, with its text. A bracket after a backslash is text. */
const LINK = /(?<!\\)\[((?:\\.|[^\]\\])*)\]\(((?!https?:)[a-z][\w+.-]*:\/\/[^)\s]+)\)/gi;

/**
 * A text in Markdown whose links to files lead elsewhere.
 * @param elsewhere the new target; undefined leaves only the text of the link
 */
export function withLinks(text: string, elsewhere: (target: string) => string | undefined): string {
  return text.replace(LINK, (_link, label: string, target: string) => {
    const path = elsewhere(target);
    return path === undefined ? label : `[${label}](${path})`;
  });
}

/** A name in the path of a link. Parentheses would end the link, and quotes would begin a title. */
export function encodedName(name: string): string {
  return encodeURIComponent(name).replace(/[()'!*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}
