package rules

import (
	"errors"
	"strconv"
	"strings"
)

// weightRows are on the lists of weights that Nova's scheduler takes apart: it skips
// the items that it cannot read.
func weightRows() []Row {
	row := Row{
		Where:       Where{Section: "metrics"},
		Options:     []string{"weight_setting"},
		Is:          item(noWeight),
		If:          []Guard{forProgram("nova-scheduler")},
		Levels:      "WEE",
		Message:     "{option} lists {item}, which is not METRIC=NUMBER",
		Effect:      "Nova's scheduler skips the item, and the metric has no influence.",
		Remediation: "Write each item as METRIC=NUMBER, such as cpu.percent=-1.0.",
		Bad:         "[metrics]\nweight_setting = cpu.percent:-1.0\n", Good: "[metrics]\nweight_setting = cpu.percent=-1.0,cpu.frequency=2\n",
	}
	images := row
	images.Section = "filter_scheduler"
	images.Options = []string{"image_props_weight_setting"}
	images.Message = "{option} lists {item}, which is not PROPERTY=NUMBER"
	images.Effect = "Nova's scheduler skips the item, and the property has no influence unless no item is left, when all count alike."
	images.Remediation = "Write each item as PROPERTY=NUMBER, such as os_distro=1.0."
	images.Bad = "[filter_scheduler]\nimage_props_weight_setting = os_distro\n"
	images.Good = "[filter_scheduler]\nimage_props_weight_setting = os_distro=1,hw_machine_type=-1.5\n"
	return []Row{row, images}
}

// noWeight reports whether Nova ignores an item of a list of weights. An empty one
// does no harm.
func noWeight(text string) bool {
	name, weight, _ := strings.Cut(text, "=")
	return text != "" && (name == "" || !pythonFloat(weight))
}

// pythonFloat reports whether Python may read a number from a text.
func pythonFloat(text string) bool {
	text = strings.ReplaceAll(strings.TrimSpace(text), "_", "")
	_, err := strconv.ParseFloat(text, 64)
	return err == nil || errors.Is(err, strconv.ErrRange)
}
