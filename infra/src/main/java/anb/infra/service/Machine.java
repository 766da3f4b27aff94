package anb.infra.service;

import anb.infra.settings.Fleet;
import anb.infra.settings.Release;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.AmazonLinux2023ImageSsmParameterProps;
import software.amazon.awscdk.services.ec2.AmazonLinuxCpuType;
import software.amazon.awscdk.services.ec2.BlockDevice;
import software.amazon.awscdk.services.ec2.BlockDeviceVolume;
import software.amazon.awscdk.services.ec2.CpuCredits;
import software.amazon.awscdk.services.ec2.EbsDeviceOptions;
import software.amazon.awscdk.services.ec2.EbsDeviceVolumeType;
import software.amazon.awscdk.services.ec2.IMachineImage;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.LaunchTemplate;
import software.amazon.awscdk.services.ec2.LaunchTemplateHttpTokens;
import software.amazon.awscdk.services.ec2.MachineImage;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.UserData;
import software.amazon.awscdk.services.iam.Role;

/** What an instance is made of. */
record Machine(Stack stack, String name, Fleet fleet, Release release) {

    private static final int ROOT_GIGABYTES = 20;

    LaunchTemplate of(Role role, SecurityGroup wall, UserData userData, List<BlockDevice> disks) {
        var template = LaunchTemplate.Builder.create(stack, name + "Machine")
                .instanceType(new InstanceType(fleet.instance()))
                .machineImage(image())
                .role(role)
                .securityGroup(wall)
                .userData(userData)
                .blockDevices(disks)
                .detailedMonitoring(true)
                .httpTokens(LaunchTemplateHttpTokens.REQUIRED)
                .httpPutResponseHopLimit(1);
        if (fleet.burstable()) {
            template.cpuCredits(CpuCredits.UNLIMITED);
        }
        return template.build();
    }

    BlockDevice root() {
        return disk("/dev/xvda", ROOT_GIGABYTES);
    }

    BlockDevice temp(int gigabytes) {
        return disk("/dev/sdf", gigabytes);
    }

    private static BlockDevice disk(String device, int gigabytes) {
        return BlockDevice.builder()
                .deviceName(device)
                .volume(BlockDeviceVolume.ebs(
                        gigabytes,
                        EbsDeviceOptions.builder()
                                .volumeType(EbsDeviceVolumeType.GP3)
                                .encrypted(true)
                                .deleteOnTermination(true)
                                .build()))
                .build();
    }

    private IMachineImage image() {
        return release.image(fleet)
                .map(id -> MachineImage.genericLinux(Map.of(stack.getRegion(), id)))
                .orElseGet(() -> MachineImage.latestAmazonLinux2023(AmazonLinux2023ImageSsmParameterProps.builder()
                        .cpuType(
                                switch (fleet.processor()) {
                                    case AARCH64 -> AmazonLinuxCpuType.ARM_64;
                                    case X86_64 -> AmazonLinuxCpuType.X86_64;
                                })
                        .build()));
    }
}
