/** The URI of the text below. */
export const uri = 'file:///main.azroute';

/** A small network with one problem: an unknown name. */
export const text = `vnet hub {
  address 10.0.0.0/16
  subnet a 10.0.1.0/24 {
    routeTable rt
    nic vm 10.0.1.4
  }
}
routeTable rt {
  route r 10.9.0.0/16 -> None
}
peering hub <-> spoke
`;
