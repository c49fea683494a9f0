package main

import (
	"os"
	"time"
)

// contest is one question: what is measured, and how.
type contest struct {
	name    string
	what    string
	measure func(*bench) ([]row, error)
}

func contests() []contest {
	return []contest{
		{"start", "terraform plan with one data source", measureStart},
		{"handshake", "from the start of the process to the handshake", measureHandshake},
		{"many", "1,000 data sources", measureMany},
		{"whole", "a whole nova.conf", measureWhole},
		{"fleet", "many configurations in one read", measureFleet},
		{"cloud", "the services of one cloud in one read", measureCloud},
		{"memory", "peak of the provider's process with one data source", measureMemory},
		{"soak", "20,000 reads by one process", measureSoak},
		{"judge", "judging a whole nova.conf, the first time and later", measureJudging},
		{"text", "text at speed", measureText},
		{"oslo.config", "the real oslo.config", measureOslo},
		{"validator", "oslo-config-validator on 1 MB", measureValidator},
		{"lint", "the command line on a whole nova.conf", measureLint},
	}
}

// against measures a plan of ours against one of the floor's.
func against(b *bench, ours, floors string) (row, error) {
	mine, err := b.workspace("ours", ours, nil)
	if err != nil {
		return row{}, err
	}
	ground, err := b.workspace("floor", floors, nil)
	if err != nil {
		return row{}, err
	}
	medians, err := inTurns(b.pairs, b.planning(mine), b.planning(ground))
	if err != nil {
		return row{}, err
	}
	return ratio(seconds(medians[0]), seconds(medians[1]), medians[0]/medians[1]), nil
}

func measureStart(b *bench) ([]row, error) {
	few := *b
	few.pairs *= 4 // it is short, and the ratio is close to one
	r, err := against(&few, glanceWithOne(), floorOf(1))
	return []row{r.of("plan, one data source with one argument", "the floor's").atMost(1.05)}, err
}

func measureMany(b *bench) ([]row, error) {
	r, err := against(b, glanceOf(1000), floorOf(1000))
	return []row{r.of("plan, 1,000 osloconf_glance with eight options and two findings each", "the floor's 1,000").atMost(1.4)}, err
}

func measureFleet(b *bench) ([]row, error) {
	sharing, err := against(b, fleetWithCommon(1000), floorOf(1000))
	if err != nil {
		return nil, err
	}
	found, err := against(b, fleetOfOptions(1000), floorOf(1000))
	if err != nil {
		return nil, err
	}
	rows := []row{
		sharing.of("plan, one osloconf_fleet of 1,000 configurations, an option of its own each and seven in common", "the floor's 1,000").atMost(0.2),
		found.of("the same with eight options of its own and two findings each", "the floor's 1,000").atMost(0.22),
	}
	// Ten thousand of the long file with what these rules find in a dozen sections of
	// each exceed what Terraform can receive.
	const fewer = `  severities  = { endpoint_from_catalog = "off", public_interface = "off", system_trust_store = "off" }
`
	for _, files := range []struct{ name, title, address, arguments string }{
		{sixtyLinesFile, "60 lines", "10.20.12.31", ""},
		{longFile, "224 lines with fourteen findings each", "198.51.100.51", fewer},
	} {
		measured, err := b.growing(files.name, files.title, files.address, files.arguments)
		if err != nil {
			return nil, err
		}
		rows = append(rows, measured...)
	}
	return rows, nil
}

// growing measures a fleet of 10,000 copies of a file, and what it costs beside
// one of 1,000.
func (b *bench) growing(file, title, address, arguments string) ([]row, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var took, peaks, engines [2]float64
	for i, hundreds := range []int{10, 100} {
		folder, err := b.workspace("files", fleetOfFiles(hundreds, address, arguments), map[string]string{"nova.conf": string(text)})
		if err != nil {
			return nil, err
		}
		begin := time.Now()
		if _, err := b.plan("plain", folder); err != nil {
			return nil, err
		}
		took[i] = time.Since(begin).Seconds()
		if peaks[i], engines[i], err = b.providerPeak("osloconf", folder); err != nil {
			return nil, err
		}
	}
	const files, most = 10000, 2.5e-3
	return []row{
		ratio(seconds(took[1]), seconds(took[0]), took[1]/took[0]).
			of("plan, one osloconf_fleet of 10,000 files of "+title, "of 1,000").atMost(11),
		ratio(seconds(took[1]/files), seconds(most), took[1]/files/most).
			of("the same, for each file", "the goal").atMost(1),
		ratio(megabytes(peaks[1]+engines[1]), "4,096 MB", (peaks[1]+engines[1])/(4<<30)).
			of("peak of provider and Terraform together, the same 10,000 files", "the limit").atMost(1),
	}, nil
}

// measureCloud compares checking a cloud with checking the same files as one
// fleet per service.
func measureCloud(b *bench) ([]row, error) {
	files, err := fiveServices()
	if err != nil {
		return nil, err
	}
	cloud, err := b.workspace("cloud", cloudOfFiles(2), files)
	if err != nil {
		return nil, err
	}
	fleets, err := b.workspace("fleets", fleetsOfFiles(2), files)
	if err != nil {
		return nil, err
	}
	medians, err := inTurns(b.pairs, b.planning(cloud), b.planning(fleets))
	if err != nil {
		return nil, err
	}
	r := ratio(seconds(medians[0]), seconds(medians[1]), medians[0]/medians[1])
	return []row{r.of("plan, one osloconf_cloud of 1,000 configurations of five services", "a fleet a service of the same files").atMost(1.3)}, nil
}

func measureMemory(b *bench) ([]row, error) {
	mine, err := b.workspace("ours", glanceOf(1), nil)
	if err != nil {
		return nil, err
	}
	ground, err := b.workspace("floor", floorOf(1), nil)
	if err != nil {
		return nil, err
	}
	peak := func(provider, folder string) contestant {
		return func() (float64, error) {
			value, _, err := b.providerPeak(provider, folder)
			return value, err
		}
	}
	medians, err := inTurns(b.pairs, peak("osloconf", mine), peak("floor", ground))
	if err != nil {
		return nil, err
	}
	r := ratio(megabytes(medians[0]), megabytes(medians[1]), medians[0]/medians[1])
	return []row{r.of("peak of the provider's process, one data source", "the floor's").atMost(1.2)}, nil
}
