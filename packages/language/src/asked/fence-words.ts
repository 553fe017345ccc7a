/** Whether the info string of a block says that it contains azroute's language. */
export function isOfAzroute(info: string): boolean {
  return /^\s*azroute(\s|$)/.test(info);
}

/** Whether a link in Markdown leads to a picture that azroute can draw into a file; others are somebody else's. */
export function isPictureFile(link: string): boolean {
  return /\.svg$/i.test(link) && !/^([a-z][a-z\d+.-]*:|\/\/|#)/i.test(link);
}
