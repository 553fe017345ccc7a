import { childrenOf, type Fields, textOf, textsOf } from '../azure/fields.js';
import { first, reference, type Shapes, shape } from './shape.js';

/** NICs, machines, load balancers, private endpoints and public addresses. */
export const deviceShapes: Shapes = {
  azurerm_network_interface: (own) =>
    shape({
      id: own.id,
      location: own.location,
      enableipforwarding: own.ip_forwarding_enabled ?? own.enable_ip_forwarding,
      virtualmachine: reference(own, 'virtual_machine_id'),
      ipconfigurations: childrenOf(own, 'ip_configuration').map((each) =>
        shape({
          name: each.name,
          primary: each.primary,
          privateipaddress: first(each, 'private_ip_address'),
          privateipaddressversion: each.private_ip_address_version,
          subnet: reference(each, 'subnet_id'),
          publicipaddress: reference(each, 'public_ip_address_id'),
        }),
      ),
    }),
  azurerm_network_interface_backend_address_pool_association: (own) =>
    shape({
      id: `${textOf(own, 'network_interface_id')}/ipConfigurations/${textOf(own, 'ip_configuration_name')}`,
      loadbalancerbackendaddresspools: [shape({ id: own.backend_address_pool_id })],
    }),
  azurerm_linux_virtual_machine: machine,
  azurerm_windows_virtual_machine: machine,
  azurerm_virtual_machine: machine,
  azurerm_public_ip: (own) => shape({ id: own.id, location: own.location, ipaddress: first(own, 'ip_address') }),
  azurerm_lb: (own) =>
    shape({
      id: own.id,
      location: own.location,
      sku: own.sku,
      frontendipconfigurations: childrenOf(own, 'frontend_ip_configuration').map((each) =>
        shape({
          name: each.name,
          privateipaddress: first(each, 'private_ip_address'),
          subnet: reference(each, 'subnet_id'),
        }),
      ),
    }),
  azurerm_lb_backend_address_pool: (own) =>
    shape({
      id: own.id,
      name: own.name,
      backendipconfigurations: textsOf(own, 'backend_ip_configurations').map((id) => shape({ id })),
    }),
  azurerm_lb_backend_address_pool_address: (own) =>
    shape({
      id: own.backend_address_pool_id,
      loadbalancerbackendaddresses: [shape({ name: own.name, ipaddress: own.ip_address })],
    }),
  azurerm_lb_rule: (own) =>
    shape({
      id: own.id,
      name: own.name,
      protocol: own.protocol,
      frontendport: own.frontend_port,
      frontendipconfiguration: shape({
        id:
          textOf(own, 'frontend_ip_configuration_id') ??
          `${textOf(own, 'loadbalancer_id')}/frontendIPConfigurations/${textOf(own, 'frontend_ip_configuration_name')}`,
      }),
      backendaddresspools: poolsOf(own).map((id) => shape({ id })),
    }),
  azurerm_private_endpoint: (own) => {
    const configured = childrenOf(own, 'ip_configuration');
    const addresses = (configured.length > 0 ? configured : childrenOf(own, 'private_service_connection')).flatMap(
      (each) => textOf(each, 'private_ip_address') ?? [],
    );
    return shape({
      id: own.id,
      location: own.location,
      subnet: reference(own, 'subnet_id'),
      ipconfigurations: addresses.map((address, i) => shape({ name: `ip${i}`, privateipaddress: address })),
      networkinterfaces: childrenOf(own, 'network_interface').map((each) => shape({ id: each.id })),
    });
  },
};

function machine(own: Fields): Fields {
  const primary = textOf(own, 'primary_network_interface_id')?.toLowerCase();
  const nics = textsOf(own, 'network_interface_ids');
  return shape({
    id: own.id,
    networkprofile: shape({
      networkinterfaces: nics.map((id, i) =>
        shape({ id, primary: primary === undefined ? i === 0 : id.toLowerCase() === primary }),
      ),
    }),
  });
}

function poolsOf(own: Fields): readonly string[] {
  const several = textsOf(own, 'backend_address_pool_ids');
  return several.length > 0 ? several : textsOf(own, 'backend_address_pool_id');
}
