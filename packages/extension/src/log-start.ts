import { type ExtensionContext, type LogOutputChannel, version, workspace } from 'vscode';

/** Writes into the log what helps to understand the rest of it: versions, folders, and the settings that are not the default. */
export function logStart({ extension }: ExtensionContext, log: LogOutputChannel): void {
  log.info(`azroute ${extension.packageJSON.version}, VS Code ${version}`);
  const folders = workspace.workspaceFolders ?? [];
  log.info(folders.length > 0 ? `Folders: ${folders.map(({ uri }) => uri.toString(true)).join(', ')}` : 'No folder');
  if (!workspace.isTrusted)
    log.info('The workspace is not trusted: symbolic links that lead out of it are not followed.');
  logSettings(extension.packageJSON, log);
}

/** Writes the settings that are not the default into the log. */
export function logSettings(manifest: Manifest, log: LogOutputChannel): void {
  const values = Object.entries(manifest.contributes.configuration.properties).flatMap(([name, property]) => {
    const value: unknown = workspace.getConfiguration().get(name);
    return JSON.stringify(value) === JSON.stringify(property.default) ? [] : [`${name} = ${JSON.stringify(value)}`];
  });
  log.info(values.length > 0 ? `Settings: ${values.join(', ')}` : 'Settings: the defaults');
}

/** The part of `package.json` that describes the settings. */
interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default?: unknown }>> };
  };
}
