package rules

// limitRows are on the endpoint whose limits a service looks up in Keystone.
func limitRows() []Row {
	const glance, nova, id = "[DEFAULT]\nuse_keystone_limits = true\n", "[DEFAULT]\ndebug = false\n[quota]\ndriver = nova.quota.UnifiedLimitsDriver\n", "[oslo_limit]\nendpoint_id = 0b5d2c7212cc4ba6a8d73ff5cc1d8cb8\n"
	images := Row{
		Where:       Where{Services: glanceOnly, Section: "oslo_limit", Absent: true},
		Options:     []string{"endpoint_id"},
		Is:          unset,
		If:          []Guard{wholeFile, forProgram("glance-api", "glance-wsgi-api"), where("DEFAULT", "use_keystone_limits", isTrue)},
		Message:     "{option} in [oslo_limit] is not set, and use_keystone_limits is true",
		Effect:      "Glance cannot ask Keystone for the limits, and fails whenever it checks a quota: no image can be added.",
		Remediation: "Set endpoint_id in [oslo_limit] to the ID of Glance's endpoint, which openstack endpoint list --service image prints.",
		Bad:         glance, Good: glance + id,
	}
	instances := images
	instances.Services = novaOnly
	instances.If = []Guard{wholeFile, forProgram(volumeCallers...), notProgram("nova-compute", "nova-cells"), where("quota", "driver", in("nova.quota.UnifiedLimitsDriver"))}
	instances.Message = "{option} in [oslo_limit] is not set, and driver in [quota] is UnifiedLimitsDriver"
	instances.Effect = "Nova cannot ask Keystone for the limits, and fails whenever it checks a quota: no instance can be created."
	instances.Remediation = "Set endpoint_id in [oslo_limit] to the ID of Nova's endpoint, which openstack endpoint list --service compute prints."
	instances.Bad, instances.Good = nova, nova+id
	rows := []Row{images, instances}
	for i := range rows { // later, the service's type or name may stand for the ID
		rows[i].If = append(rows[i].If, without("endpoint_service_type", isSet), without("endpoint_service_name", isSet))
	}
	return rows
}
