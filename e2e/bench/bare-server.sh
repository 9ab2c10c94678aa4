#!/usr/bin/env bash
# What a snapshot build does with a cloud, as one would do it by hand with the public client. Its seconds go to descriptor 3.
# Usage: bare-server.sh FOLDER BASE.qcow2 FLAVOR NETWORK, with OS_… in the environment.
set -euo pipefail
folder=$1 base=$2 flavor=$3 network=$4
cd "$folder"
since=$(date +%s.%N)
took() { local now; now=$(date +%s.%N); echo "$1 $(echo "$now - $since" | bc)" >&3; since=$now; }
until_server() { while [ "$(openstack server show bare -f value -c status)" != "$1" ]; do sleep 1; done; }

ssh-keygen -q -t ed25519 -N "" -f key
openstack keypair create --public-key key.pub bare >/dev/null
qemu-img convert -c -m 16 -W -O qcow2 "$base" upload.qcow2
openstack image create --container-format bare --disk-format qcow2 --file upload.qcow2 --property hw_disk_bus=virtio \
  --property hw_vif_model=virtio --property hw_cdrom_bus=scsi --property hw_scsi_model=virtio-scsi --property hw_rng_model=virtio bare >/dev/null
took upload
openstack server create --image bare --flavor "$flavor" --network "$network" --key-name bare --config-drive True bare >/dev/null
until_server ACTIVE
took active
address=$(openstack server show bare -f json -c addresses | python3 -c 'import json, sys; print(next(iter(json.load(sys.stdin)["addresses"].values()))[0])')
inside=(ssh -i key -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o ConnectTimeout=5 -o BatchMode=yes "debian@$address")
until "${inside[@]}" true 2>/dev/null; do sleep 2; done
"${inside[@]}" cloud-init status --wait >/dev/null || true
took login
"${inside[@]}" 'sudo cloud-init clean --logs --machine-id && sudo sync'
took leave
openstack server stop bare
until_server SHUTOFF
took stop
openstack server image create --name bare-snapshot bare >/dev/null
while [ "$(openstack image show bare-snapshot -f value -c status)" != active ]; do sleep 1; done
took snapshot
openstack image save --file snapshot.qcow2 bare-snapshot
took fetch
openstack server delete --wait bare
took remove
openstack image delete bare-snapshot bare
openstack keypair delete bare
