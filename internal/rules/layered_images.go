package rules

// layeredImageRows are on kinds of VMDK images that name further files to read. A user
// writes the names, and may name any file of the host.
func layeredImageRows() []Row {
	var rows []Row
	for _, of := range [...][2]string{{"cinder", "DEFAULT"}, {"glance", "image_format"}, {"nova", "compute"}} {
		header := "[" + of[1] + "]\nvmdk_allowed_types = "
		rows = append(rows, Row{
			Where:   Where{Services: []string{of[0]}, Section: of[1]},
			Options: []string{"vmdk_allowed_types"},
			Is: listHas("custom", "fullDevice", "monolithicFlat", "partitionedDevice", "twoGbMaxExtentFlat", "twoGbMaxExtentSparse",
				"vmfs", "vmfsPassthroughRawDeviceMap", "vmfsRaw", "vmfsRawDeviceMap", "vmfsRDM", "vmfsSparse"),
			CWE: []int{610}, References: []string{"OSSA-2023-002"},
			Message:     "{option} lists {item}: an image of that kind names other files to read",
			Remediation: "List only streamOptimized and monolithicSparse, the kinds that are one file.",
			Bad:         header + "streamOptimized,monolithicFlat\n", Good: header + "streamOptimized,monolithicSparse\n",
		})
	}
	return rows
}
