import type { Input, Tool } from './tool.js';

export {
  commandLine,
  type Given,
  type Input,
  type Tool,
  type ToolAnswer,
  type ToolCall,
  valuesOf,
  wrongInput,
} from './tool.js';

const file: Input = {
  description: 'the .azroute file, relative to the workspace; its imports belong to the topology',
  isPath: true,
  as: 'operand',
};

const files: Input = {
  description: 'files, folders, or patterns such as **/*.azroute, relative to the workspace; all of it by default',
  isPath: true,
  isList: true,
  isOptional: true,
  as: 'operand',
};

const nic: Input = {
  description: 'the NIC, as the language refers to it: vm1, spoke1.vm1 or spoke1.apps.vm1',
  as: 'option',
};

const json = ['--output=json'];

/** The tools for language models, of `azroute mcp` and of VS Code. Each answers as the command of its name does. */
export const tools: readonly Tool[] = [
  {
    name: 'check',
    title: 'Check Azure networks',
    description:
      'Lists the findings in .azroute topologies: syntax and address errors, routing loops, black holes, asymmetric paths, BGP and peering mistakes, and expectations that do not hold. Run it after every edit.',
    inputs: { files },
    always: json,
  },
  {
    name: 'routes',
    title: 'Effective routes',
    description:
      'The effective routes of a NIC, or of all NICs, as az network nic show-effective-route-table prints them.',
    inputs: { file, nic: { ...nic, isOptional: true } },
    always: json,
  },
  {
    name: 'trace',
    title: 'Packet path',
    description: 'Follows a packet hop by hop, with the route that decided at each step and how it ends.',
    inputs: {
      file,
      from: { description: "the sender: a NIC, a site's host, a private endpoint or a firewall", as: 'option' },
      to: { description: 'the destination: one of these, a load balancer, or an address', as: 'option' },
    },
    always: json,
  },
  {
    name: 'why',
    title: 'Why a route decides',
    description: 'The effective route that decides for a destination, and what became of every other candidate.',
    inputs: {
      file,
      nic,
      to: { description: 'a prefix, an address, or the name of a NIC, host, subnet, VNet or site', as: 'option' },
    },
    always: json,
  },
  {
    name: 'bgp',
    title: 'BGP routes',
    description:
      'What a Route Server, gateway, NVA, router, site or circuit learned, sends, dropped or withholds over BGP.',
    inputs: {
      file,
      device: { description: 'the device', as: 'option' },
      peer: { description: 'only the sessions with this device', isOptional: true, as: 'option' },
      list: {
        description: 'which routes; for dropped and withheld ones, with the reason',
        choices: ['learned', 'advertised', 'dropped', 'withheld'],
        as: 'flag',
      },
    },
    always: json,
  },
  {
    name: 'verify',
    title: 'Compare with Azure',
    description: 'Compares the computed effective routes of a NIC with those that Azure printed.',
    inputs: {
      file,
      nic,
      against: {
        description: 'a file of the workspace with the output of az network nic show-effective-route-table',
        isPath: true,
        as: 'option',
      },
    },
    always: json,
  },
  {
    name: 'explain',
    title: 'Explain a code or a rule',
    description:
      'What a diagnostic code (AZR101) or a rule of Azure (R156) means, why Azure behaves so and how to fix it.',
    inputs: { code: { description: 'a code, a rule, or "rules" for a list of all rules', as: 'operand' } },
    always: [],
  },
  {
    name: 'fix',
    title: 'Proved repairs',
    description:
      'The repairs that need no choice, as a diff. Each is proved by recomputing the network: its finding is gone, nothing new is wrong, and nothing that arrived is lost.',
    inputs: {
      files,
      code: {
        description: 'only findings of these codes',
        isList: true,
        isOptional: true,
        as: 'option',
      },
    },
    always: json,
    writes: true,
  },
  {
    name: 'diff',
    title: 'Compare two topologies',
    description:
      'In what two files or folders differ: declarations, effective routes, packets, findings and expectations.',
    inputs: {
      old: { ...file, description: 'the file or folder before the change' },
      new: { ...file, description: 'the file or folder after the change' },
    },
    always: json,
  },
];
