locals {
  my_ip = "10.20.0.31"

  # nova.conf as it was written before.
  nova_conf = <<-EOT
    [DEFAULT]
    my_ip = ${local.my_ip}
    compute_driver = libvirt.LibvirtDriver
    state_path = /var/lib/nova
    reserved_host_memory_mb = 8192
    cpu_allocation_ratio = 4.0
    default_log_levels = amqp=WARN,sqlalchemy=WARN,oslo.messaging=INFO

    [oslo_concurrency]
    lock_path = $state_path/lock

    [oslo_messaging_rabbit]
    ssl = yes
    ssl_ca_file = /etc/nova/tls/internal-ca.pem

    [libvirt]
    virt_type = kvm
    images_type = rbd
    images_rbd_pool = vms
    rbd_user = nova
    rbd_secret_uuid = 7a3e1f0c-52b1-4a53-9f0a-6d1f6c0a8e11
    disk_cachemodes = network=writeback
    iscsi_use_multipath = yes
    live_migration_with_native_tls = true
    live_migration_scheme = tls

    [pci]
    device_spec = {"product_id":"2235","vendor_id":"10de"}
    device_spec = {"physical_network":"physnet1","product_id":"1572","vendor_id":"8086"}

    [glance]
    endpoint_override = https://glance.internal.example.org:9292
    cafile = /etc/nova/tls/internal-ca.pem
    timeout = 60

    [neutron]
    auth_type = password
    auth_url = https://keystone.internal.example.org/v3
    username = nova
    user_domain_name = Default
    project_name = service
    project_domain_name = Default
    region_name = Bergen
    valid_interfaces = internal
    cafile = /etc/nova/tls/internal-ca.pem
    timeout = 60

    [placement]
    auth_type = password
    auth_url = https://keystone.internal.example.org/v3
    username = nova
    user_domain_name = Default
    project_name = service
    project_domain_name = Default
    region_name = Bergen
    valid_interfaces = internal
    cafile = /etc/nova/tls/internal-ca.pem
    timeout = 60

    [service_user]
    send_service_user_token = true
    auth_type = password
    auth_url = https://keystone.internal.example.org/v3
    username = nova
    user_domain_name = Default
    project_name = service
    project_domain_name = Default
  EOT

  # Passwords are in a second file.
  elsewhere = ["DEFAULT.transport_url", "neutron.password", "placement.password", "service_user.password"]
}
