package rules

// Services of which a rule's rows are about a single one.
var (
	barbicanOnly  = []string{"barbican"}
	cinderOnly    = []string{"cinder"}
	designateOnly = []string{"designate"}
	glanceOnly    = []string{"glance"}
	heatOnly      = []string{"heat"}
	ironicOnly    = []string{"ironic"}
	keystoneOnly  = []string{"keystone"}
	magnumOnly    = []string{"magnum"}
	manilaOnly    = []string{"manila"}
	neutronOnly   = []string{"neutron"}
	novaOnly      = []string{"nova"}
	octaviaOnly   = []string{"octavia"}
)
